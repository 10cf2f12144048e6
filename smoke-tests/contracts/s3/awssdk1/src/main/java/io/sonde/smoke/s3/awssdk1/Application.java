package io.sonde.smoke.s3.awssdk1;

import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.sqs.AmazonSQSClient;
import io.sonde.smoke.s3.Scenario;
import java.util.Arrays;

/** Starts the scenario, or asks another service. */
public final class Application {

    private Application() {}

    @SuppressWarnings("deprecation") // the lowest version has no builders
    public static void main(String[] arguments) throws Exception {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (arguments[0].equals("sqs")) {
            AmazonSQSClient client = new AmazonSQSClient(new BasicAWSCredentials("local-identity", "local-credential"));
            client.setEndpoint(rest[0]);
            System.out.println("result queues " + client.listQueues().getQueueUrls());
            System.out.println("done");
            while (System.in.read() >= 0) {
                System.gc();
            }
        } else {
            Scenario.run(Store::new, rest);
        }
    }
}
