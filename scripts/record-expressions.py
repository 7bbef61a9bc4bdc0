#!/usr/bin/env python3
"""Record what Python makes of small expressions, for test/core/expression-cases.json.

    python3 scripts/record-expressions.py && npx biome check --write test/core/expression-cases.json

Each case has a text, the values t of its variable, and for each of these the value as a float, "inf" or
"nan", "complex", or the name of the exception that Python raises. A bare expression is that of its one free
name. Any Python 3.8 or newer gives the same up to the last digit of the C library's functions.
"""
import ast
import json
import math
import pathlib

TARGET = pathlib.Path(__file__).parent.parent / "test" / "core" / "expression-cases.json"
STEPS = [0, 1, 2, 7, 10, 39, 150]

NAMES = {name: getattr(math, name) for name in (
    "sqrt exp log log2 log10 log1p expm1 sin cos tan asin acos atan atan2 sinh cosh tanh floor ceil trunc "
    "fabs copysign fmod hypot degrees radians pi tau inf nan").split()}

# One expression a line; a line of its own that ends in ":" is a heading.
TEXTS = r"""
schedules as people write them:
0.95 ** epoch
lambda epoch: 0.95 ** epoch
lambda epoch: 0.95**epoch
lambda e: 1.0 if e < 10 else 0.1 if e < 40 else 0.01
lambda step: min((step + 1) / 20, max(0.0, (120 - step) / 100))
lambda x: 1 / (5 ** (x * 0.0001))
lambda epoch: epoch // 30
lambda epoch: 0.5 if epoch % 20 == 0 else 1.0
lambda epoch: 1 / (1 + 0.1 * epoch)
lambda epoch: 1 / (3 - epoch)
lambda epoch: 0.1 ** (epoch // 30)
lambda epoch: (1 - epoch / 150) ** 0.9
lambda epoch: (1 - epoch / 100) ** 0.9
lambda epoch: (1 - epoch / 150) ** 2
lambda epoch: 0.5 * (1 + math.cos(math.pi * epoch / 150))
lambda it: 0.5 * (1.0 + np.cos(it / 150 * np.pi))
lambda epoch, total=100, warm=5: (epoch + 1) / warm if epoch < warm else 0.5 * (1 + math.cos(math.pi * (epoch - warm) / (total - warm)))
lambda epoch: math.exp(-0.1 * epoch)
lambda step: (step + 1) ** -0.5
lambda step: 512 ** -0.5 * min((step + 1) ** -0.5, (step + 1) * 4000 ** -1.5)
lambda epoch: 1 - max(0, epoch - 50) / float(100 + 1)
lambda epoch: 0.65 ** epoch
lambda epoch: 1e-3 / 0.1
lambda x: 0.5 * (1 + numpy.tanh(3 - x / 10))
lambda epoch: 1.0 * (epoch < 10) + 0.1 * (10 <= epoch < 40) + 0.01 * (epoch >= 40)
lambda epoch: (epoch < 5 and (epoch + 1) / 5) or 0.98 ** (epoch - 5)
lambda t: 1 / math.sqrt(max(t, 10))
lambda t: 1 / math.sqrt(t)
lambda epoch: 0.1 ** sum_(epoch)
0.5
1
True
precedence and signs:
-2 ** 2 + t
2 ** -1 * t
2 ** -t
2 ** 3 ** 2 + t
(2 ** 3) ** 2 + t
-t ** 2
(-t) ** 2
--t
-+-t
+t
- - - t
1 - 2 - t
2 / 4 / (t + 1)
2 * 3 % 4 * t
7 - t * 2 + 1
1 + 2 * t ** 2 // 3
not t
not not t
not t == 1
not t and 1 or 2
1 or 1 / t
0 and 1 / t or 5
t and 5
t or 5
t or 0.0
1 if t else 2
1 if not t else 2
t if t < 2 else t * 2 if t < 10 else t * 3
(1 if t < 2 else 2) + 1
1 if t < 2 and t > 0 or t == 39 else 0
1 if (2 if t < 2 else 0) else 3
2 if 1 < 2 else 1 / 0 * t
1 < t
1 < t < 39
0 < t <= 7 != 8
t == t == t
t < 5 > 3
1 < 2 == True
(1 < 2) == True
1 < t > 1 / t
0 == t == 1 / t
t != 7
t == 7.0
True + True + t
-True * t
True / 2 * t
True // 2
t * False
10 - 4 - 3
10 % 4 % 3
integers and floor division:
t // 3
t // -3
-t // 3
-t // -3
t % 3
t % -3
-t % 3
-t % -3
t // 0.3
t % 0.3
-t // 0.3
-t % 0.3
t % -0.3
t // 0.1
7.5 // (t + 1)
7.5 % (t + 1)
-7.5 % (t + 1)
-7.5 // (t + 1)
(t - 10) // 7
(t - 10) % 7
1.0 // 0.1
t // 1e-5
t % 1e-5
5 % math.inf + t
-5 % math.inf + t
-5 // math.inf + t
t // math.inf
(t + 0.5) % 1
t / 3
3 / (t + 1)
0 / (t + 1)
errors while it runs:
1 / t
1 // t
1 % t
1.0 / t
1.0 // t
1.5 % t
1 / (t - 7)
1 % (t - 7)
t // 0
t % 0.0
0 ** -t
0.0 ** -t
0 ** (t - 7)
(-8) ** (t / 3)
(-8.0) ** (1 / 3) * t
(t - 10) ** 0.5
(t - 10) ** 1.5
pow(-1, t + 0.5)
10.0 ** (t * 10)
1e300 ** (t + 1)
2.0 ** (t * 10)
2 ** (t * 10) * 1.0
0.5 ** (t * 10)
0.5 ** (t * 100)
epoch ** 1000 * 1.0
sqrt(t - 7)
sqrt(-1 - t)
log(t)
log(t - 7)
log(t, 2)
log(t + 1, 10)
log(t + 2, t)
log(8 + t, 1)
log(8 + t, 0)
log2(t)
log10(t)
log1p(-t)
log1p(t / 10)
acos(t)
asin(t / 7)
exp(t * 10)
exp(-t * 10)
expm1(t * 10)
sinh(t * 10)
cosh(t * 10)
sin(math.inf) + t
cos(math.inf * (t + 1))
tan(math.inf) * t
fmod(t, 0)
fmod(math.inf, t)
math.floor(math.inf) + t
math.ceil(math.nan) + t
int(math.inf) + t
round(math.nan) + t
int(1e308 * 10) + t
1e308 * (t + 1)
1 / (1e308 * (t + 10))
math.inf * t
math.inf
math.nan
1e999
min(1, math.inf) * t
max(0.5, -math.inf) + t
1 / math.inf + t
1 if t < math.inf else 0
math.inf - math.inf
math.pow(t, -1)
math.pow(-t, 0.5)
math.pow(10, t * 10)
math.pow(1, math.nan) + t
1 ** math.nan + t
(-1) ** math.inf + t
0.5 ** math.inf + t
2 ** -math.inf + t
0.0 ** -math.inf
math.inf ** -1 + t
math.nan ** 0 + t
functions:
min(t, 3)
min(3, t, 2)
max(t, 3)
max(t, 3.5, 20,)
min(t, math.nan)
min(math.nan, t)
max(-t, t)
abs(t - 7)
abs(-t / 3)
round(t / 4)
round(-t / 4)
round(t / 2)
round(-t / 2)
round(t + 0.5)
round(0.5 - t)
round(t / 7, 2)
round(t / 8, 2)
round(t / 16, 3)
round(-t / 16, 3)
round(2.675, 2) + t
round(2.5) + round(3.5) + t
round(1.005, 2) * t
round(t * 1.1, 0)
round(t, 2)
round(t, -1)
round(t * 5, -1)
round(t * 25.0, -1)
round(t * 37.5, -2)
round(-t * 25, -1)
round(0.1 * t, 20)
round(1e22 / 7, 3) + t
round(t / 3, 12)
round(t * 1e9 + 0.125, 2)
round(t, -400)
round(t / 7, 400)
round(t / 7, 2.0)
int(t / 3)
int(-t / 3)
int(3.999)
float(t) / 3
bool(t)
bool(t - 7) + 1
pow(t, 2)
pow(2, -t)
pow(0.9, t)
sqrt(t)
t ** 0.5
exp(-t / 10)
sin(t)
cos(t)
tan(t)
tan(pi / 2) + t
asin(t / 150)
acos(t / 150)
atan(t)
atan2(t, 3)
atan2(-t, -3)
atan2(t * 0, -1)
atan2(0 * -t, -1)
sinh(t / 10)
cosh(t / 10)
tanh(t / 10)
expm1(t / 1000)
floor(t / 4)
floor(-t / 4)
ceil(t / 4)
ceil(-t / 4)
trunc(-t / 4)
fabs(-t)
copysign(2, t - 7)
copysign(1, -t)
copysign(1, -0.0) + t
copysign(1, 0 * -1) + t
copysign(1, -0.0 * t)
copysign(1, round(-0.4)) + t
copysign(1, round(-0.4, 0)) + t
copysign(1, math.ceil(-0.5)) + t
copysign(1, -0 % 5) + t
copysign(1, -0.0 % 5) + t
copysign(1, 0.0 // -5) + t
copysign(1, 0 // -5) + t
fmod(t, 3)
fmod(-t, 3)
hypot(t, 4)
hypot(t, 4, 5)
hypot(-t)
degrees(t)
radians(t)
2 * pi * t
tau * t
math.e * t
np.e ** -t
np.minimum(t, 3) + np.maximum(t, 8)
np.abs(t - 7) + np.power(0.5, t)
floor(log10(t + 1))
floor(log2(t + 1))
3 ** t % 2 if t < 30 else 0
0.1 + 0.2 + t
t * 0.1 * 3
numbers:
1_000 + t
0x1F + t
0b101 + t
0o17 + t
0XfF + t
1e-3 * t
1E+2 * t
1.e2 + t
.5 * t
5. * t
1_0.2_5 + t
00 + t
007.5 + t
08e1 + t
9007199254740993 + t
123456789012345678901234567890 * 1.0 + t
( t )
((((t))))
texts that are no expression:
007 + t
1__0 + t
1_ + t
0x + t
1e + t
1.2.3 + t
t +
* t
(t
t)
t t
2 t
min(t,, 1)
min(,)
t if t
t if t else
t else 1
1 < + < t
1 + not t
t == not t
t = 3
lambda t
lambda t:
lambda: 0.5
lambda t, t=1: t
lambda t, u: t + u
lambda 5: 5
lambda t, n=100,: t / n
lambda t, n=2 ** 3, m=-1: t * n + m
lambda t=5: t * 2
lambda t, n=1 / 0: t
lambda t: u
lambda t: nothing(t)
lambda t: math.nothing(t)
lambda t: t.nothing
lambda t: t(1)
lambda t: abs
lambda max: max * 2
lambda t: sqrt(t, 1)
lambda t: sqrt()
lambda t: round()
lambda t: abs(t, 1)
lambda t: atan2(t)
lambda t: min(t)
lambda t: min()
lambda t: true
lambda t: None
lambda t: "a"
lambda t: 2j * t
t!
t $ 2
t <> 2
import math
"""


class Numpy:
    """NumPy's names for numbers alone, raising where math raises: what lrplot says of them."""
    e, pi, cos, tanh = math.e, math.pi, math.cos, math.tanh
    minimum, maximum, abs, power = min, max, abs, math.pow


def function(text):
    """The function that a text describes."""
    scope = {**NAMES, "math": math, "np": Numpy, "numpy": Numpy}
    tree = ast.parse(text, mode="eval")
    if not isinstance(tree.body, ast.Lambda):
        builtins = vars(__builtins__) if not isinstance(__builtins__, dict) else __builtins__
        free = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - scope.keys() - builtins.keys()
        text = f"lambda {free.pop() if free else 't'}: {text}"
    return eval(text, scope)


def outcome(text, t):
    """What calling it gives: a number, or what it is instead of one."""
    try:
        value = function(text)(t)
        if isinstance(value, complex):
            return "complex"
        if not isinstance(value, (int, float)):
            return "TypeError"
        value = float(value)
    except Exception as error:
        return type(error).__name__
    return value if math.isfinite(value) else str(value)


def main():
    texts = [line for line in TEXTS.strip().splitlines() if line and not (line.endswith(":") and "lambda" not in line)]
    cases = [{"text": text, "t": STEPS, "want": [outcome(text, t) for t in STEPS]} for text in texts]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join("  " + json.dumps(case) for case in cases)
    TARGET.write_text(f"[\n{lines}\n]\n")
    print(f"{len(cases)} expressions in {TARGET.name}")


if __name__ == "__main__":
    main()
