/** Executors: installed traces, their exits, and the ways to run them: in Java or in machine code. */
package dev.krait.uops.exec;
