/** Micro-ops: traces, optimizer, register allocation, executors. */
module dev.krait.uops {
    requires transitive dev.krait.spi;
    requires com.google.common;

    exports dev.krait.uops.ir;
    exports dev.krait.uops.exec;
}
