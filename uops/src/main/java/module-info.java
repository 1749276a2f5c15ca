/** Micro-ops: traces, optimizer, register allocation, executors. */
module dev.krait.uops {
    requires transitive dev.krait.spi;
    requires com.google.common;
}
