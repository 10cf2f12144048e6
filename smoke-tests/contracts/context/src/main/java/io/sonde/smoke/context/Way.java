package io.sonde.smoke.context;

/** One way of handing work over. */
public interface Way {

    /** Hands the work over; returns when it likes. */
    void handOver(Child child) throws Exception;
}
