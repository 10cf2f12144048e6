package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** Counts what an HTTP client takes of a request's body. */
final class SentContent implements SdkHttpContentPublisher {

    private final SdkHttpContentPublisher content;
    private final AwsCall call;

    SentContent(SdkHttpContentPublisher content, AwsCall call) {
        this.content = content;
        this.call = call;
    }

    @Override
    public Optional<Long> contentLength() {
        return content.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        content.subscribe(subscriber == null ? null : new Counter(subscriber, call));
    }

    private static final class Counter implements Subscriber<ByteBuffer> {

        private final Subscriber<? super ByteBuffer> subscriber;
        private final AwsCall call;

        Counter(Subscriber<? super ByteBuffer> subscriber, AwsCall call) {
            this.subscriber = subscriber;
            this.call = call;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (buffer != null) {
                call.sent(buffer.remaining());
            }
            subscriber.onNext(buffer);
        }

        @Override
        public void onError(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void onComplete() {
            subscriber.onComplete();
        }
    }
}
