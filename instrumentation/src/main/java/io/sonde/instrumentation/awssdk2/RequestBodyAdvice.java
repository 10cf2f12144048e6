package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsSendingStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;

/** Counts the request's body as a synchronous HTTP client reads it. */
final class RequestBodyAdvice {

    private static final MethodHandle CONTENT = Transmission.getter("contentStreamProvider", Optional.class);

    private RequestBodyAdvice() {}

    static void enter(Object builder) throws Throwable {
        AwsCall call = Transmission.current();
        if (call == null) {
            return;
        }
        Optional<?> content = (Optional<?>) CONTENT.invokeExact(builder);
        if (content.isPresent() && !(content.get() instanceof Counted)) {
            ContentStreamProvider provider = (ContentStreamProvider) content.get();
            ((HttpExecuteRequest.Builder) builder).contentStreamProvider(new Counted(provider, call));
        }
    }

    private static final class Counted implements ContentStreamProvider {

        private final ContentStreamProvider content;
        private final AwsCall call;

        Counted(ContentStreamProvider content, AwsCall call) {
            this.content = content;
            this.call = call;
        }

        @Override
        public InputStream newStream() {
            InputStream stream = content.newStream();
            return stream == null ? null : new AwsSendingStream(stream, call);
        }
    }
}
