"""Times two other ways to the samples of a 16-bit DZT, for the bench beside this file.

Started with the file, the byte of its first sample, its samples per trace and its channels. Says which versions run,
then answers each line on stdin, a name of `ways`, with the milliseconds that it took.

Both read the file as it lies on the disk and make their arrays anew each time, as a script of a user does.
"""

import json
import sys
import time

try:
    import numpy
except ImportError:
    print(json.dumps({"reason": "python3 is there, but not its numpy"}), flush=True)
    sys.exit(0)

path = sys.argv[1]
first_byte, samples_per_trace, channel_count = (int(word) for word in sys.argv[2:5])


def straightforward():
    """What one writes with numpy and no second thought: centred 32-bit floats, trace after trace."""
    stored = numpy.fromfile(path, dtype="<u2", offset=first_byte)
    return stored.reshape(-1, samples_per_trace).astype(numpy.float32) - 32768


def readgssi_reenacted():
    """A RE-ENACTMENT of how readgssi reads, written from a description of its steps; not its code.

    The whole rest of the file at once; traces laid down as columns; all of it to 32-bit integers, offset binary kept;
    then each channel's rows copied out from among the others. The memory order is left as it comes, which is the
    fastest that these steps allow.
    """
    stored = numpy.fromfile(path, dtype="<u2", offset=first_byte)
    columns = stored.reshape(-1, samples_per_trace * channel_count).transpose()
    whole = columns.astype(numpy.int32)
    rows = range(0, samples_per_trace * channel_count, samples_per_trace)
    return [numpy.array(whole[row : row + samples_per_trace]) for row in rows]


ways = {"numpy": straightforward, "readgssi": readgssi_reenacted}

print(json.dumps({"python": sys.version.split()[0], "numpy": numpy.__version__}), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    ways[line.strip()]()
    print((time.perf_counter() - start) * 1000, flush=True)
