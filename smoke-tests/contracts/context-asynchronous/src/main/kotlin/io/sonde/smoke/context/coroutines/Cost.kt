package io.sonde.smoke.context.coroutines

import com.sun.management.ThreadMXBean
import com.sun.net.httpserver.HttpServer
import java.lang.management.ManagementFactory
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URL
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Prints the nanoseconds and bytes of a coroutine that is suspended twice, outside of requests and in one. */
object Cost {
    private const val COROUTINES = 100_000
    private val threads = ManagementFactory.getThreadMXBean() as ThreadMXBean

    @JvmStatic
    fun main(arguments: Array<String>) {
        val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10)
        server.createContext("/") { exchange ->
            measure("INSIDE")
            exchange.sendResponseHeaders(200, -1)
            exchange.close()
        }
        server.start()
        measure("WARM-UP")
        repeat(3) {
            measure("OUTSIDE")
            URL("http://127.0.0.1:" + server.address.port + "/").openStream().use { it.read() }
        }
        println("END")
        System.out.flush()
        Runtime.getRuntime().halt(0)
    }

    private fun measure(label: String) {
        val self = Thread.currentThread().id
        var bytes = threads.getThreadAllocatedBytes(self)
        val start = threads.currentThreadCpuTime
        repeat(COROUTINES / 100) {
            runBlocking {
                repeat(100) {
                    launch {
                        yield()
                        yield()
                    }
                }
            }
        }
        val nanos = threads.currentThreadCpuTime - start
        bytes = threads.getThreadAllocatedBytes(self) - bytes
        println(label + " bytes " + bytes / COROUTINES + " nanos " + nanos / COROUTINES)
    }
}
