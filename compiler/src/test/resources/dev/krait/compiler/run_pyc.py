"""Arguments: .pyc files. Runs each as a program; prints its name, exit code and a last word that tells success."""
import os
import subprocess
import sys

for path in sys.argv[1:]:
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, cwd=os.path.dirname(path), stdin=subprocess.DEVNULL)
    lines = (done.stderr.strip() or done.stdout.strip()).split("\n")
    print(os.path.basename(path), done.returncode, lines[-1].split(" ")[0])
