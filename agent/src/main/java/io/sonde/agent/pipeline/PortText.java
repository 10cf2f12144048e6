package io.sonde.agent.pipeline;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Ports as text, remembered, because every call has one as a label. Thread-safe; bounded. */
final class PortText {

    private static final int SLOTS = 1024;

    private static final AtomicReferenceArray<PortText> REMEMBERED = new AtomicReferenceArray<PortText>(SLOTS);

    private final int port;
    private final String text;

    private PortText(int port) {
        this.port = port;
        this.text = Integer.toString(port);
    }

    /** Empty for 0, which stands for no port. */
    static String of(int port) {
        if (port <= 0) {
            return "";
        }
        int slot = port & SLOTS - 1;
        PortText remembered = REMEMBERED.get(slot);
        if (remembered == null || remembered.port != port) {
            remembered = new PortText(port);
            REMEMBERED.set(slot, remembered);
        }
        return remembered.text;
    }
}
