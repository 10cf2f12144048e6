package io.sonde.smoke.context.coroutines

import io.sonde.smoke.context.Child
import io.sonde.smoke.context.Contract
import io.sonde.smoke.context.Way
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import java.util.concurrent.LinkedBlockingQueue
import kotlin.concurrent.thread
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map

/** A thread that belongs to no request and resumes what stands in a queue, as a client's event loop does. */
private object Stranger {
    private val queue = LinkedBlockingQueue<() -> Unit>()

    init {
        thread(isDaemon = true) {
            while (true) {
                queue.take()()
            }
        }
    }

    fun run(task: () -> Unit) {
        queue.add(task)
    }
}

private val scope = CoroutineScope(SupervisorJob())
private val pool = Executors.newFixedThreadPool(4).asCoroutineDispatcher()
private val single = Executors.newSingleThreadExecutor().asCoroutineDispatcher()
private val mutex = Mutex()

/** Serves every request from one coroutine, which belongs to none. */
private val served = Channel<Child>(Channel.UNLIMITED)

private suspend fun elsewhere(): String = suspendCoroutine { continuation ->
    Stranger.run { continuation.resume("a") }
}

private suspend fun elsewhereCancellable(): String = suspendCancellableCoroutine { continuation ->
    Stranger.run { continuation.resume("a") }
}

private fun ways(): Map<String, Way> = linkedMapOf(
    "launch default" to Way { child -> scope.launch { child.run() } },
    "launch io" to Way { child -> scope.launch(Dispatchers.IO) { child.run() } },
    "launch global" to Way { child -> GlobalScope.launch { child.run() } },
    "launch executor" to Way { child -> scope.launch(pool) { child.run() } },
    "launch unconfined" to Way { child -> scope.launch(Dispatchers.Unconfined) { child.run() } },
    "launch undispatched" to Way { child ->
        scope.launch(start = CoroutineStart.UNDISPATCHED) {
            delay(1)
            child.run()
        }
    },
    "launch lazily" to Way { child ->
        val job = scope.launch(start = CoroutineStart.LAZY) { child.run() }
        Stranger.run { job.start() }
    },
    "async" to Way { child -> scope.async { child.get() } },
    "async and await" to Way { child ->
        scope.launch {
            val first = async(Dispatchers.IO) { "a" }
            val second = async { elsewhere() }
            awaitAll(first, second)
            child.run()
        }
    },
    "run blocking" to Way { child -> runBlocking { child.run() } },
    "run blocking and delay" to Way { child ->
        runBlocking {
            delay(1)
            child.run()
        }
    },
    "run blocking on io" to Way { child -> runBlocking(Dispatchers.IO) { child.run() } },
    "run blocking children" to Way { child ->
        runBlocking {
            launch(Dispatchers.Default) {
                yield()
                child.run()
            }
        }
    },
    "withContext" to Way { child ->
        runBlocking {
            withContext(Dispatchers.IO) {
                withContext(Dispatchers.Default) { child.run() }
            }
        }
    },
    "back from withContext" to Way { child ->
        scope.launch(single) {
            withContext(Dispatchers.IO) { delay(1) }
            child.run()
        }
    },
    "delay default" to Way { child ->
        scope.launch {
            delay(1)
            child.run()
        }
    },
    "delay io" to Way { child ->
        scope.launch(Dispatchers.IO) {
            repeat(3) { delay(1) }
            child.run()
        }
    },
    "delay executor" to Way { child ->
        scope.launch(pool) {
            repeat(3) { delay(1) }
            child.run()
        }
    },
    "delay unconfined" to Way { child ->
        scope.launch(Dispatchers.Unconfined) {
            delay(1)
            child.run()
        }
    },
    "resumed elsewhere" to Way { child ->
        scope.launch {
            elsewhere()
            child.run()
        }
    },
    "resumed elsewhere executor" to Way { child ->
        scope.launch(pool) {
            elsewhere()
            elsewhereCancellable()
            child.run()
        }
    },
    "resumed elsewhere unconfined" to Way { child ->
        scope.launch(Dispatchers.Unconfined) {
            elsewhere()
            child.run()
        }
    },
    "cancellable unconfined" to Way { child ->
        scope.launch(Dispatchers.Unconfined) {
            elsewhereCancellable()
            child.run()
        }
    },
    "resumed elsewhere run blocking" to Way { child ->
        runBlocking {
            elsewhere()
            child.run()
        }
    },
    "from future" to Way { child ->
        val future = CompletableFuture<String>()
        val deferred = CompletableDeferred<String>()
        future.whenComplete { value, _ -> deferred.complete(value) }
        scope.launch {
            deferred.await()
            child.run()
        }
        Stranger.run { future.complete("a") }
    },
    "child launched elsewhere" to Way { child ->
        scope.launch {
            coroutineScope {
                val inner = this
                suspendCoroutine<Unit> { continuation ->
                    Stranger.run {
                        inner.launch { child.run() }
                        continuation.resume(Unit)
                    }
                }
            }
        }
    },
    "nested" to Way { child ->
        scope.launch {
            coroutineScope {
                launch(Dispatchers.IO) {
                    supervisorScope {
                        launch(pool) {
                            delay(1)
                            child.run()
                        }
                    }
                }
            }
        }
    },
    "timeout" to Way { child ->
        scope.launch {
            withTimeoutOrNull(1) { delay(60_000) }
            child.run()
        }
    },
    "within timeout" to Way { child ->
        scope.launch(Dispatchers.IO) {
            withTimeout(60_000) {
                delay(1)
                child.run()
            }
        }
    },
    "finally after cancellation" to Way { child ->
        scope.launch {
            val started = CompletableDeferred<Unit>()
            val job = launch {
                try {
                    started.complete(Unit)
                    delay(60_000)
                } finally {
                    child.run()
                }
            }
            started.await()
            job.cancelAndJoin()
        }
    },
    "mutex" to Way { child ->
        scope.launch {
            mutex.withLock {
                delay(1)
            }
            child.run()
        }
    },
    "flow" to Way { child ->
        scope.launch {
            flow {
                delay(1)
                emit("a")
            }.map { child.get() }.collect { }
        }
    },
    "flow on" to Way { child ->
        scope.launch {
            flow {
                delay(1)
                child.run()
                emit("a")
            }.flowOn(Dispatchers.IO).collect { }
        }
    },
    "collected flow" to Way { child ->
        runBlocking {
            flow {
                repeat(3) {
                    delay(1)
                    emit(it)
                }
            }.flowOn(Dispatchers.IO).collect {
                if (it == 2) {
                    child.run()
                }
            }
        }
    },
    "own channel" to Way { child ->
        scope.launch {
            val channel = Channel<String>()
            launch(Dispatchers.IO) {
                repeat(3) { channel.send("a") }
                channel.close()
            }
            repeat(3) { channel.receive() }
            child.run()
        }
    },
    "answer of a shared coroutine" to Way { child ->
        scope.launch(Dispatchers.IO) {
            val answer = CompletableDeferred<String>()
            questions.send(answer)
            answer.await()
            child.run()
        }
    },
    "many" to Way { child ->
        scope.launch {
            (1..20).map { async { repeat(3) { yield() } } }.awaitAll()
            child.run()
        }
    },
    "sequence" to Way { child ->
        scope.launch {
            sequence {
                yield(1)
                yield(2)
            }.forEach { if (it == 2) child.run() }
        }
    },
)

private val questions = Channel<CompletableDeferred<String>>(Channel.UNLIMITED)

private fun strangers(): Map<String, Way> = linkedMapOf(
    "coroutine of nobody" to Way { child -> served.offer(child) },
    "coroutine of nobody on an executor" to Way { child -> servedOnExecutor.offer(child) },
    "coroutine of nobody, unconfined" to Way { child -> servedUnconfined.offer(child) },
)

private val servedOnExecutor = Channel<Child>(Channel.UNLIMITED)
private val servedUnconfined = Channel<Child>(Channel.UNLIMITED)

fun main(arguments: Array<String>) {
    scope.launch { for (question in questions) question.complete("a") }
    scope.launch { for (child in served) child.run() }
    scope.launch(pool) { for (child in servedOnExecutor) child.run() }
    scope.launch(Dispatchers.Unconfined) { for (child in servedUnconfined) child.run() }
    Contract.run(arguments, ways(), strangers())
}
