package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.selection.Exclusion;

/**
 * Where calls go: metrics, sampling, trace assembly and propagation, implemented by the agent. All methods are called on
 * the application's threads, by many at once; they do not block, and throw only
 * what {@link Call#readDetails()} does.
 */
public interface CallPipeline {

    /** Starts a local trace without a remote parent. */
    LocalTrace startTrace(IdGenerator ids);

    /** Starts a local trace under the remote parent that the carrier names, if it names one. */
    <C> LocalTrace startTrace(IdGenerator ids, C carrier, HeaderGetter<C> getter);

    /** Writes the context of a call into an outgoing carrier. */
    <C> void inject(Call call, C carrier, HeaderSetter<C> setter);

    /** The requests that are left out, as of now. */
    Exclusion exclusion();

    /** A request has come that is left out of everything. */
    void leftOut();

    /** A call has begun. */
    void started(Call call);

    /** A call has ended, once. */
    void ended(Call call);

    /** A call has been given up: it is counted as active no longer, and as nothing else. */
    void abandoned(Call call);

    /** The application has read the result of a database call, which may have ended before. */
    void rowsReturned(DatabaseCall call);

    /** A message of a remote procedure call has been sent. */
    void messageSent(RpcCall call);

    /** A message of a remote procedure call has been received. */
    void messageReceived(RpcCall call);

    /** A URL to an S3 object was presigned. */
    void presigned(String operation, String bucket);

    /** An S3 multipart upload began or ended. */
    void multipartUpload(String bucket, boolean begins);
}
