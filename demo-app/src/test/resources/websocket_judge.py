"""Drives a WebSocket echo server with the websockets library: PORT CA-FILE COMPRESSION."""

import asyncio
import ssl
import sys

import websockets

LENGTHS = [0, 1, 124, 125, 126, 127, 128, 65534, 65535, 65536, 65537, 200_000]


async def judge(port, ca, compression):
    tls = ssl.create_default_context(cafile=ca)
    url = f"wss://localhost:{port}/echo"
    async with websockets.connect(
        url, ssl=tls, compression=compression, max_size=None
    ) as socket:
        for length in LENGTHS:
            text = "é"[: length % 2] + "x" * (length - length % 2 * 2)
            await echo(socket, text)
            await echo(socket, bytes(i % 251 for i in range(length)))
        await echo(socket, "\U0001f600 ünïcödé")
        await echo_in_fragments(socket, ["", "one ", "", "two " * 40000, "thr\u00e9e"])
        await echo_in_fragments(socket, [b"\x00", b"", b"\xff" * 70000])
        for payload in (b"", b"x", b"p" * 125):
            await asyncio.wait_for(await socket.ping(payload), 20)
        await socket.close(3000, "a reason")
    assert socket.close_code == 3000, socket.close_code


async def echo(socket, message):
    await socket.send(message)
    answer = await asyncio.wait_for(socket.recv(), 20)
    assert answer == message, f"{len(message)} became {len(answer)}"


async def echo_in_fragments(socket, parts):
    await socket.send(parts)
    whole = type(parts[0])().join(parts)
    answer = await asyncio.wait_for(socket.recv(), 20)
    assert answer == whole, f"{len(whole)} became {len(answer)}"


compression = None if sys.argv[3] == "none" else sys.argv[3]
asyncio.run(judge(int(sys.argv[1]), sys.argv[2], compression))
print("as it should be")
