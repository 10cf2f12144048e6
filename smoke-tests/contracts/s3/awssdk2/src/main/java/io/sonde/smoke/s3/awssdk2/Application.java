package io.sonde.smoke.s3.awssdk2;

import io.sonde.smoke.s3.Scenario;
import java.util.Arrays;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Starts the scenario with the client that the first argument names. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "url-connection":
                SdkHttpClient connections = UrlConnectionHttpClient.create();
                Scenario.run((endpoint, access, secret) -> new SyncStore(endpoint, access, secret, connections), rest);
                break;
            case "apache":
                SdkHttpClient apache = ApacheHttpClient.builder().build();
                Scenario.run((endpoint, access, secret) -> new SyncStore(endpoint, access, secret, apache), rest);
                break;
            case "own":
                SdkHttpClient own = new OwnHttpClient(UrlConnectionHttpClient.create());
                Scenario.run((endpoint, access, secret) -> new SyncStore(endpoint, access, secret, own), rest);
                break;
            case "netty":
                Scenario.run(AsyncStore::new, rest);
                break;
            case "dynamodb":
                OtherServices.run(rest[0]);
                break;
            case "cost":
                Cost.run(rest[0]);
                break;
            default:
                throw new IllegalArgumentException(arguments[0]);
        }
    }
}
