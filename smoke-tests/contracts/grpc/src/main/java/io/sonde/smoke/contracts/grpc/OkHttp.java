package io.sonde.smoke.contracts.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** The transport over OkHttp, which is not there with every version. */
final class OkHttp {

    private OkHttp() {}

    /** Its own server where there is one, by reflection: it is younger than what this is compiled against. */
    static ServerBuilder<?> server() {
        Class<?> builder;
        try {
            builder = Class.forName("io.grpc.okhttp.OkHttpServerBuilder");
        } catch (ClassNotFoundException beforeItsTime) {
            return Transport.NETTY.server();
        }
        try {
            Object credentials = Class.forName("io.grpc.InsecureServerCredentials")
                    .getMethod("create")
                    .invoke(null);
            return (ServerBuilder<?>)
                    builder.getMethod("forPort", int.class, Class.forName("io.grpc.ServerCredentials"))
                            .invoke(null, 0, credentials);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static ManagedChannelBuilder<?> client(int port) {
        return OkHttpChannelBuilder.forAddress("127.0.0.1", port);
    }
}
