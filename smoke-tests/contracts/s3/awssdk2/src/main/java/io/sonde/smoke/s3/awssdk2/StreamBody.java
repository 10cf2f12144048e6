package io.sonde.smoke.s3.awssdk2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** A body that is read from a stream as the subscriber asks for it. */
final class StreamBody implements AsyncRequestBody {

    private static final int CHUNK = 65536;

    private final InputStream content;
    private final long length;

    StreamBody(InputStream content, long length) {
        this.content = content;
        this.length = length;
        content.mark(Integer.MAX_VALUE);
    }

    @Override
    public Optional<Long> contentLength() {
        return Optional.of(length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Reading(subscriber));
    }

    private final class Reading implements Subscription {

        private final Subscriber<? super ByteBuffer> subscriber;
        private long wanted;
        private boolean isReading;
        private boolean isOver;

        Reading(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public synchronized void request(long count) {
            wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
            if (isReading) {
                return;
            }
            isReading = true;
            try {
                for (; wanted > 0 && !isOver; wanted--) {
                    byte[] chunk = new byte[CHUNK];
                    int read = content.read(chunk);
                    if (read < 0) {
                        isOver = true;
                        subscriber.onComplete();
                    } else {
                        subscriber.onNext(ByteBuffer.wrap(chunk, 0, read));
                    }
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            } finally {
                isReading = false;
            }
        }

        @Override
        public synchronized void cancel() {
            isOver = true;
        }
    }
}
