package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsReceivingStream;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** Counts the response's body as it is read from a synchronous HTTP client. */
final class ResponseBodyAdvice {

    private static final MethodHandle BODY = Transmission.getter("responseBody", Optional.class);

    private ResponseBodyAdvice() {}

    static void enter(Object builder) throws Throwable {
        AwsCall call = Transmission.current();
        if (call == null) {
            return;
        }
        Optional<?> body = (Optional<?>) BODY.invokeExact(builder);
        if (body.isPresent()) {
            AbortableInputStream received = (AbortableInputStream) body.get();
            CountedBody counted = new CountedBody(received, call);
            ((HttpExecuteResponse.Builder) builder).responseBody(AbortableInputStream.create(counted, counted));
        }
    }

    private static final class CountedBody extends AwsReceivingStream implements Abortable {

        CountedBody(AbortableInputStream received, AwsCall call) {
            super(received, call);
        }

        @Override
        public void abort() {
            ((Abortable) in).abort();
            aborted();
        }
    }
}
