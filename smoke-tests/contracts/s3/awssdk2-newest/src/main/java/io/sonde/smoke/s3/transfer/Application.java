package io.sonde.smoke.s3.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** Uploads a file in parts and downloads it, by the client that is Java alone. */
public final class Application {

    private static final int SIZE = 20 * 1024 * 1024;

    private Application() {}

    public static void main(String[] arguments) throws IOException {
        Path sent = Files.createTempFile("sent", ".bin");
        Path received = Files.createTempFile("received", ".bin");
        S3AsyncClient client = client(arguments[0], true);
        try (S3TransferManager transfers =
                        S3TransferManager.builder().s3Client(client).build();
                // The test server does not read single parts.
                S3TransferManager whole = S3TransferManager.builder()
                        .s3Client(client(arguments[0], false))
                        .build()) {
            client.createBucket(r -> r.bucket("shelf")).join();
            Files.write(sent, new byte[SIZE]);
            transfers
                    .uploadFile(u -> u.source(sent)
                            .putObjectRequest(r -> r.bucket("shelf").key("file")))
                    .completionFuture()
                    .join();
            whole.downloadFile(d -> d.destination(received)
                            .getObjectRequest(r -> r.bucket("shelf").key("file")))
                    .completionFuture()
                    .join();
            System.out.println("result transferred " + Files.size(received));
        } finally {
            Files.delete(sent);
            Files.delete(received);
        }
        System.out.println("done");
        while (System.in.read() >= 0) {
            System.gc();
        }
    }

    private static S3AsyncClient client(String endpoint, boolean parts) {
        return S3AsyncClient.builder()
                .multipartEnabled(parts)
                .forcePathStyle(true)
                .overrideConfiguration(o -> o.addExecutionInterceptor(new WithoutObjectSize()))
                .endpointOverride(URI.create(endpoint))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("local-identity", "local-credential")))
                .region(Region.EU_CENTRAL_1)
                .build();
    }

    /** The test server does not know the header that tells the size of the whole object. */
    private static final class WithoutObjectSize implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .removeHeader("x-amz-mp-object-size")
                    .build();
        }
    }
}
