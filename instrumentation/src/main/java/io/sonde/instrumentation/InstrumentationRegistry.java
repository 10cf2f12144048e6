package io.sonde.instrumentation;

import io.sonde.instrumentation.awssdk1.AwsSdk1Instrumentation;
import io.sonde.instrumentation.awssdk2.AwsSdk2Instrumentation;
import io.sonde.instrumentation.awssdk2.AwsSdk2PresignInstrumentation;
import io.sonde.instrumentation.httpurlconnection.HttpUrlConnectionInstrumentation;
import io.sonde.instrumentation.minio.Minio8Instrumentation;
import io.sonde.instrumentation.minio.Minio9Instrumentation;
import io.sonde.instrumentation.minio.MinioRequestInstrumentation;
import io.sonde.instrumentation.minio.MinioResponsesInstrumentation;
import io.sonde.instrumentation.target.Instrumentation;

/** Every instrumentation there is, a line each. */
public final class InstrumentationRegistry {

    private InstrumentationRegistry() {}

    /** New instances, in the order in which they are woven where several want the same method. */
    public static Instrumentation[] all() {
        return new Instrumentation[] {
            new HttpUrlConnectionInstrumentation(),
            new AwsSdk2Instrumentation(),
            new AwsSdk2PresignInstrumentation(),
            new AwsSdk1Instrumentation(),
            new Minio8Instrumentation(),
            new Minio9Instrumentation(),
            new MinioResponsesInstrumentation(),
            new MinioRequestInstrumentation(),
        };
    }
}
