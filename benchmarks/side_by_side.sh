#!/bin/sh
# Times training steps of GenNAS Workbench and of PyTorch (channels_last) in turn, round by round,
# and prints a row of a Markdown table for each architecture.
#
#   benchmarks/side_by_side.sh [--px N] [--threads N] [--rounds N] [--steps N] [--stem-stride S] [CODE...]
#
#   PYTHON  the Python that has PyTorch; else python3 on PATH, else /usr/bin/python3
#   GENNAS  the program; else target/gennas/bin/gennas (mvn package -DskipTests), else gennas on PATH
#
# GenNAS makes and augments each batch in a thread of its own while it trains; PyTorch's input is
# made before the clock starts. Both get the same settings of glibc's malloc, which make PyTorch
# faster too. PyTorch's threads spin while they wait, GenNAS's sleep: what else runs on the machine
# harms PyTorch more, so compare on a quiet one.
set -eu

# Ten codes drawn once: Python's random.Random(2026), eight times choice('012') a code.
drawn="01222002 22122212 10020010 10212101 11112220 21022111 02222102 11110122 10122112 11212202"
fixed="11111111 22121211 22222222 00000000"

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
px=64
threads=2
rounds=3
steps=10
stem=auto
codes=

fail() {
  echo "side_by_side.sh: $1" >&2
  exit "${2:-1}"
}

while [ $# -gt 0 ]; do
  case $1 in
    --px | --threads | --rounds | --steps | --stem-stride)
      [ $# -ge 2 ] || fail "A value is missing after $1." 2
      case $1 in
        --px) px=$2 ;;
        --threads) threads=$2 ;;
        --rounds) rounds=$2 ;;
        --steps) steps=$2 ;;
        --stem-stride) stem=$2 ;;
      esac
      shift 2
      ;;
    -h | --help)
      sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
      exit 0
      ;;
    -*) fail "Not understood: $1. Try --help." 2 ;;
    *)
      codes="$codes $1"
      shift
      ;;
  esac
done
if [ -z "$codes" ]; then
  codes=$fixed
  # Larger images take minutes a code: there the fixed ones are enough.
  [ "$px" -gt 64 ] || codes="$fixed $drawn"
fi

has_torch() {
  command -v "$1" >/dev/null 2>&1 && "$1" -c 'import torch' >/dev/null 2>&1
}
python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
  if has_torch "$candidate"; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || fail "No Python with PyTorch was found (tried: ${PYTHON:-python3 /usr/bin/python3}). Install it (Debian: apt-get install python3-torch) or name one: PYTHON=/path/to/python3."

gennas=${GENNAS:-$here/../target/gennas/bin/gennas}
if [ -z "${GENNAS:-}" ] && [ ! -x "$gennas" ]; then
  gennas=$(command -v gennas) || fail "The program is not there. Build it: mvn package -DskipTests"
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
trap 'exit 130' INT TERM

ours() {
  "$gennas" bench step --json --px "$px" --arch "$1" --threads "$threads" --steps "$steps" \
    --warm-up 3 --stem-stride "$stem"
}

theirs() {
  GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.arena_max=1 \
    "$python" "$here/pytorch_step.py" --px "$px" --arch "$1" --threads "$threads" \
    --steps "$steps" --warm-up 3 --stem-stride "$stem"
}

if [ -r /proc/loadavg ] && read -r load rest </proc/loadavg; then
  case $load in
    0.[0-4]*) ;;
    *) echo "side_by_side.sh: Something else runs here (load $load): the figures will suffer, PyTorch's most." >&2 ;;
  esac
fi

echo "| architecture, $px px, $threads thread(s) | GenNAS, s: minimum | median | PyTorch, s: minimum | median | PyTorch / GenNAS: minima | medians |"
echo "|---|---|---|---|---|---|---|"
for code in $codes; do
  round=1
  while [ "$round" -le "$rounds" ]; do
    ours "$code" >"$results/$code.ours.$round.json" || fail "GenNAS could not measure $code."
    theirs "$code" >"$results/$code.theirs.$round.json" || fail "PyTorch could not measure $code."
    round=$((round + 1))
  done
  "$python" - "$results" "$code" <<'PYTHON'
import glob
import json
import statistics
import sys

folder, code = sys.argv[1:]


def read(side):
    return [json.load(open(name)) for name in glob.glob(f"{folder}/{code}.{side}.*.json")]


ours, theirs = read("ours"), read("theirs")
if {o["params"] for o in ours} != {t["params"] for t in theirs}:
    sys.exit(f"side_by_side.sh: {code} is not the same network on both sides: parameters differ")
times = [o["runs"][0]["stepMillis"] for o in ours]
minimum = min(t["minimum"] for t in times) / 1000
median = statistics.median(t["median"] for t in times) / 1000
their_minimum = min(t["secondsMinimum"] for t in theirs)
their_median = statistics.median(t["secondsMedian"] for t in theirs)
print(
    f"| {code} | {minimum:.3f} | {median:.3f} | {their_minimum:.3f} | {their_median:.3f}"
    f" | {their_minimum / minimum:.2f} | {their_median / median:.2f} |",
    flush=True,
)
PYTHON
done
