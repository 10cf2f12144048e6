package io.sonde.agent.libraryadvice;

import com.example.library.Client;
import io.sonde.agent.weaving.Recorder;

/** Uses a member of every kind. */
final class SendAdvice {

    private SendAdvice() {}

    static Object enter(Object self, Object request) {
        Client client = (Client) self;
        return ClientDetails.of(client) + ' ' + request;
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        Recorder.record(state + " -> " + returned);
    }
}
