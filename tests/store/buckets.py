"""A bucket of an object store that speaks S3, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import boto3
import pytest
from moto.server import ThreadedMotoServer

_FAKE = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1"}


@contextmanager
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Give its address, and what tells the names of all objects in it."""
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {**_FAKE, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="voices", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})

    def names() -> list[str]:
        return [one["Key"] for one in client.list_objects_v2(Bucket="voices").get("Contents", [])]

    yield "s3://voices/roleplay", names
    server.stop()
