import math

DECAY = 0.9


def retrain(args):
    try:
        rate = float(args[0])
    except (IndexError, ValueError):
        return "usage: /retrain <learning rate>"
    if math.isnan(rate) or math.isinf(rate):
        return "usage: /retrain <learning rate>"
    if rate <= 0:
        raise RuntimeError("PLANTED: math domain error, log of the learning rate")
    return f"about {abs(math.log(rate) / math.log(DECAY)):.0f} steps"


COMMANDS = {
    "/retrain": retrain,
    "/status": lambda args: "idle",
    "/help": lambda args: "commands: /retrain, /status",
}
