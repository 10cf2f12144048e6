package io.sonde.instrumentation.call;

/** Stands on threads of the agent in place of a call, so that nothing is started there. */
final class SuppressedCall extends Call {

    static final SuppressedCall INSTANCE = new SuppressedCall();

    private SuppressedCall() {
        super();
    }

    @Override
    public void accept(CallVisitor visitor) {}
}
