"""Opens SEG-Y files with segyio, a reader that is not ours, and compares what it sees with what was written.

Called by check-segyio.ts with a folder; expected.json in it has a list of files with their samples, intervals, delays
and places. Prints one line; ends with 1 when anything differs.
"""

import json
import sys
from pathlib import Path

import numpy as np
import segyio
from segyio import BinField, TraceField


def scaled(values, scalars):
    """The standard's scalar: above 0 it multiplies, below it divides, 0 stands for 1."""
    scalars = np.where(scalars == 0, 1, scalars).astype(float)
    return np.where(scalars > 0, values * scalars, values / np.abs(scalars))


def faults_of(folder, expected):
    faults = []

    def check(what, seen, wanted, within=0.0):
        seen = np.asarray(seen, dtype=float)
        wanted = np.asarray(wanted, dtype=float)
        if seen.shape != wanted.shape:
            faults.append(f"{what}: {seen.shape} instead of {wanted.shape}")
        elif seen.size and np.max(np.abs(seen - wanted)) > within:
            faults.append(f"{what}: off by {np.max(np.abs(seen - wanted))}")

    with segyio.open(str(folder / expected["name"]), "r", strict=False) as file:
        samples = np.array(expected["samples"]).reshape(expected["traceCount"], -1)
        check("samples", file.trace.raw[:], samples)
        check("format", int(file.format), expected["formatCode"])
        check("interval", segyio.tools.dt(file), expected["intervalPs"])
        check("interval in the binary header", file.bin[BinField.Interval], expected["intervalPs"])
        check("revision", file.bin[BinField.SEGYRevision], 0x0100)
        attributes = file.attributes
        elevations = attributes(TraceField.ElevationScalar)[:]
        coordinates = attributes(TraceField.SourceGroupScalar)[:]
        for x in (TraceField.SourceX, TraceField.GroupX):
            check("X", scaled(attributes(x)[:], coordinates), expected["x"], expected["placeStep"])
        for y in (TraceField.SourceY, TraceField.GroupY):
            check("Y", scaled(attributes(y)[:], coordinates), expected["y"], expected["placeStep"])
        check("elevation", scaled(attributes(TraceField.ReceiverGroupElevation)[:], elevations), expected["elevationM"], 0.00051)
        check("units", attributes(TraceField.CoordinateUnits)[:], np.full(len(samples), expected["units"]))
        check("sequence", attributes(TraceField.TRACE_SEQUENCE_LINE)[:], np.arange(len(samples)) + 1)
        times = attributes(TraceField.ScalarTraceHeader)[:]
        delays = scaled(attributes(TraceField.DelayRecordingTime)[:], times)
        check("delay", delays, np.full(len(samples), expected["firstSampleNs"]), 0.00051)
        check("year", attributes(TraceField.YearDataRecorded)[:], np.full(len(samples), expected["year"]))
        check("day", attributes(TraceField.DayOfYear)[:], np.full(len(samples), expected["dayOfYear"]))
    return [f"{expected['name']}: {fault}" for fault in faults]


def main():
    folder = Path(sys.argv[1])
    files = json.loads((folder / "expected.json").read_text())
    faults = [fault for expected in files for fault in faults_of(folder, expected)]
    if faults:
        print("segyio sees something else: " + "; ".join(faults))
        return 1
    names = ", ".join(expected["name"] for expected in files)
    sample_count = sum(len(expected["samples"]) for expected in files)
    print(f"segyio {segyio.__version__} opens what we write: {len(files)} files ({names}), {sample_count} samples equal")
    return 0


sys.exit(main())
