package io.sonde.instrumentation.call;

/** One method for each kind of call. */
public interface CallVisitor {

    void httpServer(HttpServerCall call);

    void httpClient(HttpClientCall call);

    void database(DatabaseCall call);

    void rpc(RpcCall call);

    void aws(AwsCall call);
}
