package io.sonde.instrumentation;

import io.sonde.instrumentation.awssdk1.AwsSdk1Instrumentation;
import io.sonde.instrumentation.awssdk2.AwsSdk2ApacheInstrumentation;
import io.sonde.instrumentation.awssdk2.AwsSdk2Instrumentation;
import io.sonde.instrumentation.awssdk2.AwsSdk2PresignInstrumentation;
import io.sonde.instrumentation.concurrent.ConcurrentInstrumentation;
import io.sonde.instrumentation.concurrent.ThreadInstrumentation;
import io.sonde.instrumentation.grpc.GrpcInstrumentation;
import io.sonde.instrumentation.grpcexecutor.GrpcExecutorInstrumentation;
import io.sonde.instrumentation.guavafuture.GuavaFutureInstrumentation;
import io.sonde.instrumentation.hikari.HikariInstrumentation;
import io.sonde.instrumentation.httpurlconnection.HttpUrlConnectionInstrumentation;
import io.sonde.instrumentation.javahttpclient.JavaHttpClientInstrumentation;
import io.sonde.instrumentation.jdbc.JdbcInstrumentation;
import io.sonde.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation;
import io.sonde.instrumentation.jettyexecutor.JettyExecutorInstrumentation;
import io.sonde.instrumentation.kotlincoroutines.KotlinCoroutinesInstrumentation;
import io.sonde.instrumentation.minio.Minio8Instrumentation;
import io.sonde.instrumentation.minio.Minio9Instrumentation;
import io.sonde.instrumentation.minio.MinioRequestInstrumentation;
import io.sonde.instrumentation.minio.MinioResponsesInstrumentation;
import io.sonde.instrumentation.nettyexecutor.NettyExecutorInstrumentation;
import io.sonde.instrumentation.reactor.PublisherInstrumentation;
import io.sonde.instrumentation.reactor.ReactorInstrumentation;
import io.sonde.instrumentation.servlet.jakarta.JakartaServletInstrumentation;
import io.sonde.instrumentation.servlet.javax.JavaxServletInstrumentation;
import io.sonde.instrumentation.springmvc.jakarta.JakartaSpringMvcInstrumentation;
import io.sonde.instrumentation.springmvc.javax.JavaxSpringMvcInstrumentation;
import io.sonde.instrumentation.springtask.SpringTaskInstrumentation;
import io.sonde.instrumentation.startup.StartupInstrumentation;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.tomcat.TomcatInstrumentation;
import io.sonde.instrumentation.tomcatexecutor.TomcatExecutorInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** Every instrumentation there is, a line each. */
public final class InstrumentationRegistry {

    private InstrumentationRegistry() {}

    /** New instances, in the order in which they are woven where several want the same method. */
    public static List<Instrumentation> all() {
        List<Instrumentation> all = new ArrayList<Instrumentation>();
        all.add(new ConcurrentInstrumentation());
        all.add(new ThreadInstrumentation());
        all.add(new TomcatExecutorInstrumentation());
        all.add(new JettyExecutorInstrumentation());
        all.add(new NettyExecutorInstrumentation());
        all.add(new GuavaFutureInstrumentation());
        all.add(new GrpcExecutorInstrumentation());
        all.add(new SpringTaskInstrumentation());
        all.add(new ReactorInstrumentation());
        all.add(new PublisherInstrumentation());
        all.add(new KotlinCoroutinesInstrumentation());
        all.add(new TomcatInstrumentation());
        all.add(new JakartaServletInstrumentation());
        all.add(new JavaxServletInstrumentation());
        all.add(new JakartaSpringMvcInstrumentation());
        all.add(new JavaxSpringMvcInstrumentation());
        all.add(new JdkHttpServerInstrumentation());
        all.add(new HttpUrlConnectionInstrumentation());
        all.add(new JavaHttpClientInstrumentation());
        all.add(new JdbcInstrumentation());
        all.add(new HikariInstrumentation());
        all.add(new GrpcInstrumentation());
        all.add(new AwsSdk2Instrumentation());
        all.add(new AwsSdk2ApacheInstrumentation());
        all.add(new AwsSdk2PresignInstrumentation());
        all.add(new AwsSdk1Instrumentation());
        all.add(new Minio8Instrumentation());
        all.add(new Minio9Instrumentation());
        all.add(new MinioRequestInstrumentation());
        all.add(new MinioResponsesInstrumentation());
        all.add(new StartupInstrumentation());
        return all;
    }
}
