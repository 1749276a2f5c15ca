# Runs programs that arrive on standard input and answers with what they print. Runs under CPython and under Krait.
# Request: a line with the number of characters, then the program. Answer: the same form.
import io
import sys


def run(source):
    sys.stdout = io.StringIO()
    try:
        exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
    except Exception as e:
        line = e.__traceback__
        while line.tb_next is not None:
            line = line.tb_next
        print("uncaught", type(e).__name__, e, line.tb_lineno)
    return sys.stdout.getvalue()


def main(requests, answers):
    while True:
        size = requests.readline()
        if not size:
            break
        text = run(requests.read(int(size)))
        answers.write(str(len(text)) + "\n" + text)
        answers.flush()


main(sys.stdin, sys.stdout)
