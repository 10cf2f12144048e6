package io.sonde.instrumentation.handover;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;

/** Calls to which nothing that goes on belongs any more: a subscription without end is not to hold the request it began in. */
public final class CallsOfEndedTraces implements WeakIdentityMap.Expiry<Call> {

    @Override
    public boolean isExpired(Call call) {
        return !call.handsOver();
    }
}
