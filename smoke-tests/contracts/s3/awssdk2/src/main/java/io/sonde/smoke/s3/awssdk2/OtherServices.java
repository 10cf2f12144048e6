package io.sonde.smoke.s3.awssdk2;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A service that is not S3. */
final class OtherServices {

    private OtherServices() {}

    static void run(String endpoint) throws Exception {
        Settings settings = new Settings(endpoint, "local-identity", "local-credential");
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(settings.endpoint())
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .build();
        System.out.println("result tables " + client.listTables().tableNames());
        DynamoDbAsyncClient asyncClient = DynamoDbAsyncClient.builder()
                .endpointOverride(settings.endpoint())
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .build();
        System.out.println(
                "result tables-async " + asyncClient.listTables().join().tableNames());
        System.out.println("done");
        while (System.in.read() >= 0) {
            System.gc();
        }
    }
}
