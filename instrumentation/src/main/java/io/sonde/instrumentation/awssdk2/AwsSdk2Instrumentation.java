package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Everything that is common to the clients of all services, synchronous or not. */
public final class AwsSdk2Instrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.awssdk2.";
    private static final String CORE = "software.amazon.awssdk.core.";
    private static final String STAGES = CORE + "internal.http.pipeline.stages.";
    private static final String HTTP = "software.amazon.awssdk.http.";

    private static final String PARAMETERS = "Lsoftware/amazon/awssdk/core/client/handler/ClientExecutionParams;";
    private static final String TRANSFORMER = "Lsoftware/amazon/awssdk/core/sync/ResponseTransformer;";
    private static final String ASYNC_TRANSFORMER = "Lsoftware/amazon/awssdk/core/async/AsyncResponseTransformer;";
    private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";
    private static final String CONTEXT = "Lsoftware/amazon/awssdk/core/internal/http/RequestExecutionContext;";
    private static final String FULL_REQUEST = "Lsoftware/amazon/awssdk/http/SdkHttpFullRequest;";
    private static final String BUILDER = "Lsoftware/amazon/awssdk/http/SdkHttpFullRequest$Builder;";

    @Override
    public String name() {
        return "aws-sdk-2";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(CORE + "internal.handler.BaseSyncClientHandler")
                .around(
                        "execute",
                        "(" + PARAMETERS + ")Lsoftware/amazon/awssdk/core/SdkResponse;",
                        PACKAGE + "ExecuteAdvice")
                .around(
                        "execute",
                        "(" + PARAMETERS + TRANSFORMER + ")Ljava/lang/Object;",
                        PACKAGE + "ExecuteStreamingAdvice");
        targets.named(CORE + "internal.handler.BaseAsyncClientHandler")
                .around("execute", "(" + PARAMETERS + ")" + FUTURE, PACKAGE + "ExecuteAsyncAdvice")
                .around(
                        "execute",
                        "(" + PARAMETERS + ASYNC_TRANSFORMER + ")" + FUTURE,
                        PACKAGE + "ExecuteAsyncStreamingAdvice");
        targets.named(CORE + "interceptor.ExecutionInterceptorChain")
                .atEntry("beforeExecution", null, PACKAGE + "BeforeExecutionAdvice");
        targets.named(CORE + "internal.handler.BaseClientHandler")
                .atEntry("finalizeSdkHttpFullRequest", null, PACKAGE + "RequestMadeAdvice");
        targets.named(STAGES + "MergeCustomQueryParamsStage")
                .atEntry("execute", "(" + BUILDER + CONTEXT + ")" + BUILDER, PACKAGE + "RequestHeadersAdvice");
        targets.named(STAGES + "MakeHttpRequestStage")
                .around(
                        "execute",
                        "(" + FULL_REQUEST + CONTEXT + ")Lsoftware/amazon/awssdk/utils/Pair;",
                        PACKAGE + "AttemptAdvice");
        targets.named(STAGES + "MakeAsyncHttpRequestStage")
                .around(
                        "executeHttpRequest",
                        "(" + FULL_REQUEST + CONTEXT + ")" + FUTURE,
                        PACKAGE + "AsyncAttemptAdvice");
        String client = HTTP + "urlconnection.UrlConnectionHttpClient";
        targets.named(client)
                .markedIfNameBegins(client)
                .whereItHas(2)
                .atExit("<init>", null, PACKAGE + "SenderMadeAdvice")
                .atExit("createAndConfigureConnection", null, PACKAGE + "ConnectionMadeAdvice");
        String shared = CORE + "client.builder.SdkDefaultClientBuilder$NonManagedSdkHttpClient";
        targets.named(shared).markedIfNameBegins(shared).atExit("<init>", null, PACKAGE + "SenderSharedAdvice");
        targets.named(HTTP + "HttpExecuteRequest$BuilderImpl").atEntry("build", null, PACKAGE + "RequestBodyAdvice");
        targets.named(HTTP + "HttpExecuteResponse$BuilderImpl").atEntry("build", null, PACKAGE + "ResponseBodyAdvice");
        targets.named(HTTP + "async.AsyncExecuteRequest$BuilderImpl")
                .atEntry("build", null, PACKAGE + "AsyncBodiesAdvice");
    }
}
