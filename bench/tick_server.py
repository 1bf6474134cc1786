"""A register with a latency, for the bench of the poll tick: one record of the Finnish register's shape for any number.

    python bench/tick_server.py [--latency MS]      prints its port

`GET /opendata-ytj-api/v3/companies?businessId=NUMBER` answers after the latency; `POST /round/N` moves the world on: in each round another 2 % of
the companies have a new address. One thread, an event loop, and as little work as an answer can be.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import zlib
from pathlib import Path

NUMBER = "0112038-9"
RECORDING = Path(__file__).parent.parent / f"tests/recordings/fi_prh/0/{NUMBER}.json"
STREET = "Karakaari"
EVERY = 50


class Register(asyncio.Protocol):
    """One connection: requests one after the other, each answered when its time has come."""

    latency = 0.05
    round = 0
    record = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (end := self.waiting.find(b"\r\n\r\n")) >= 0:
            line, self.waiting = self.waiting[: self.waiting.find(b"\r\n")], self.waiting[end + 4 :]
            path = line.split(b" ")[1].decode()
            if path.startswith("/round/"):
                type(self).round = int(path.rpartition("/")[2])
                self._write(b"{}")
            else:
                body = self._body(path.rpartition("=")[2])
                asyncio.get_running_loop().call_later(self.latency, self._write, body)

    def _body(self, number: str) -> bytes:
        turn = zlib.crc32(number.encode()) % EVERY  # a company moves in every 50th round, each round 2 % of them
        moves = (self.round - turn) // EVERY + 1 if self.round >= turn else 0
        street = f"{STREET}{moves}" if moves else STREET
        return self.record.replace(NUMBER.encode(), number.encode()).replace(STREET.encode(), street.encode())

    def _write(self, body: bytes) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)


async def serve(latency_ms: float) -> None:
    content = json.loads(RECORDING.read_text(encoding="utf-8"))
    exchange = content[0] if isinstance(content, list) else content
    Register.record = json.dumps(exchange["response"]["body"], ensure_ascii=False).encode()
    Register.latency = latency_ms / 1000
    server = await asyncio.get_running_loop().create_server(Register, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--latency", type=float, default=50.0)
    asyncio.run(serve(arguments.parse_args().latency))
