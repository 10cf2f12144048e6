package io.sonde.instrumentation.awssdk1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {

    @ParameterizedTest
    @CsvSource({
        "PutObjectRequest,PutObject",
        "GetObjectMetadataRequest,HeadObject",
        "InitiateMultipartUploadRequest,CreateMultipartUpload",
        "CopyPartRequest,UploadPartCopy",
        "SetBucketPolicyRequest,PutBucketPolicy",
        "SendMessageRequest,SendMessage",
    })
    void namesOperationsAsTheServiceDoes(String request, String operation) {
        assertThat(OperationNames.of(request)).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({"Amazon S3,S3", "AmazonSQS,SQS", "AmazonDynamoDBv2,DynamoDBv2", "AWSLambda,Lambda"})
    void namesServicesWithoutTheirVendor(String serviceName, String service) {
        assertThat(OperationNames.service(serviceName)).isEqualTo(service);
    }
}
