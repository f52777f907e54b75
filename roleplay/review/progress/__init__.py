"""How people and groups get on, from many calls: every figure with how sure it is."""
