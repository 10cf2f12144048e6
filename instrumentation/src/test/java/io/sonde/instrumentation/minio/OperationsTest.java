package io.sonde.instrumentation.minio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,,,,ListBuckets",
        "PUT,b,,,CreateBucket",
        "HEAD,b,,,HeadBucket",
        "DELETE,b,,,DeleteBucket",
        "GET,b,,location,GetBucketLocation",
        "GET,b,,list-type,ListObjectsV2",
        "GET,b,,,ListObjects",
        "GET,b,,versions,ListObjectVersions",
        "POST,b,,delete,DeleteObjects",
        "PUT,b,,policy,PutBucketPolicy",
        "GET,b,,object-lock,GetObjectLockConfiguration",
        "PUT,b,k,,PutObject",
        "GET,b,k,,GetObject",
        "HEAD,b,k,,HeadObject",
        "DELETE,b,k,,DeleteObject",
        "GET,b,k,tagging,GetObjectTagging",
        "POST,b,k,uploads,CreateMultipartUpload",
        "PUT,b,k,uploadId,UploadPart",
        "POST,b,k,uploadId,CompleteMultipartUpload",
        "DELETE,b,k,uploadId,AbortMultipartUpload",
        "GET,b,k,uploadId,ListParts",
        "POST,b,k,select,SelectObjectContent",
    })
    void namesOperationsAsS3Does(String method, String bucket, String object, String key, String operation) {
        Multimap<String, String> query = HashMultimap.create();
        if (key != null) {
            query.put(key, "");
        }
        assertThat(Operations.name(method, bucket, object, new MultimapKeys(query)))
                .isEqualTo(operation);
    }
}
