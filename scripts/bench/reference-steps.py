"""Times one function of the numpy reference on one line, for the bench beside this file.

Started with one JSON object: the reference's path, the files of samples and heights, the shape, and the function with
what it is given behind the samples. Answers each line on stdin with the seconds of a round.
"""

import importlib.util
import json
import sys
import time

import numpy

question = json.loads(sys.argv[1])
spec = importlib.util.spec_from_file_location("reference", question["referencePath"])
reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reference)

line = question["line"]
samples = numpy.fromfile(question["samplesPath"], dtype="<f4").reshape(line["traceCount"], line["samplesPerTrace"])
elevations = numpy.fromfile(question["elevationsPath"], dtype="<f8")
run = getattr(reference, question["call"]["name"])
given = [elevations if each == "elevations" else each for each in question["call"]["with"]]

print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    run(samples, *given)
    print(time.perf_counter() - start, flush=True)
