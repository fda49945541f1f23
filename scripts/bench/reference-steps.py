"""Times one function of the numpy reference on one line, for the bench beside this file.

Started with one JSON object: the reference's path, the files of samples and heights, the shape, the function with what it
is given behind the samples, and how long to go on. Answers with the seconds of each round.
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

seconds = []
while len(seconds) < question["mostRounds"] and (not seconds or sum(seconds) < question["mostSeconds"]):
    start = time.perf_counter()
    run(samples, *given)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds}))
