package io.sonde.agent.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command lines tell that Sonde is alone. */
final class OtherAgentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java\0-javaagent:sonde-agent.jar\0-jar\0app.jar",
                "java\0-jar\0app.jar\0-javaagent:/opt/sonde-agent.jar=a=b -Dx=y",
                "java\0-agentlib:jdwp=transport=dt_socket\0-javaagent:sonde-agent.jar\0-jar\0app.jar\0user@example.org",
                "java\0-jar\0app.jar"
            })
    void alone(String options) {
        assertThat(OtherAgents.areAbsent(options)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java\0-javaagent:sonde-agent.jar\0-javaagent:other.jar\0-jar\0app.jar",
                "java\0-javaagent:other.jar\0-jar\0app.jar\0-javaagent:sonde-agent.jar",
                "java\0-javaagent:sonde-agent.jar\0-agentpath:/opt/profiler.so\0-jar\0app.jar",
                "java\0-javaagent:sonde-agent.jar\0-agentlib:hprof\0-jar\0app.jar",
                "java\0@options\0-jar\0app.jar",
                "java\0-jar\0app.jar\0-javaagent:sonde-agent.jar @more",
                "java\0-XX:VMOptionsFile=options\0-javaagent:sonde-agent.jar"
            })
    void perhapsNot(String options) {
        assertThat(OtherAgents.areAbsent(options)).isFalse();
    }
}
