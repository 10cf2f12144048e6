package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.selection.Exclusion;

/** Before the agent is ready, and after it has been disabled, calls go nowhere. */
class NoPipeline implements CallPipeline {

    @Override
    public LocalTrace startTrace(IdGenerator ids) {
        return new LocalTrace(ids.next(), ids.next(), 0, null, null, false, (byte) 0);
    }

    @Override
    public <C> LocalTrace startTrace(IdGenerator ids, C carrier, HeaderGetter<C> getter) {
        return startTrace(ids);
    }

    @Override
    public <C> void inject(Call call, C carrier, HeaderSetter<C> setter) {}

    @Override
    public Exclusion exclusion() {
        return Exclusion.NONE;
    }

    @Override
    public void leftOut() {}

    @Override
    public void started(Call call) {}

    @Override
    public void ended(Call call) {}

    @Override
    public void abandoned(Call call) {}

    @Override
    public void rowsReturned(DatabaseCall call) {}

    @Override
    public void messageSent(RpcCall call) {}

    @Override
    public void messageReceived(RpcCall call) {}

    @Override
    public void presigned(String operation, String bucket) {}

    @Override
    public void multipartUpload(String bucket, boolean begins) {}
}
