package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsResponseBody;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Counts what the SDK takes of a response's body, and ends it. */
final class ReceivedContent implements Publisher<ByteBuffer> {

    private final Publisher<ByteBuffer> content;
    private final AwsResponseBody body;

    ReceivedContent(Publisher<ByteBuffer> content, AwsCall call) {
        this.content = content;
        this.body = new AwsResponseBody(call, this);
        call.responseBody(body);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        content.subscribe(subscriber == null ? null : new Counter(subscriber, body));
    }

    private static final class Counter implements Subscriber<ByteBuffer>, Subscription {

        private final Subscriber<? super ByteBuffer> subscriber;
        private final AwsResponseBody body;
        private Subscription subscription;

        Counter(Subscriber<? super ByteBuffer> subscriber, AwsResponseBody body) {
            this.subscriber = subscriber;
            this.body = body;
        }

        @Override
        public void onSubscribe(Subscription begun) {
            subscription = begun;
            subscriber.onSubscribe(begun == null ? null : this);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (buffer != null) {
                body.received(buffer.remaining());
            }
            subscriber.onNext(buffer);
        }

        @Override
        public void onError(Throwable failure) {
            body.ended(failure);
            subscriber.onError(failure);
        }

        @Override
        public void onComplete() {
            body.ended(null);
            subscriber.onComplete();
        }

        @Override
        public void request(long count) {
            subscription.request(count);
        }

        @Override
        public void cancel() {
            subscription.cancel();
            body.ended(null);
        }
    }
}
