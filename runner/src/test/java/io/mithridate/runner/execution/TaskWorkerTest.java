package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.execution.Executor.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskWorkerTest {

    @Test
    void messagesKeepNonAsciiLettersWithoutALocale() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream messageStream = new PrintStream(output, true, StandardCharsets.US_ASCII);

        serveOne(messageStream, Outcome.failure("no picture of a Straße, 猫 or 🐻"));

        List<TaskWorker.WorkerMessage> messages = new ArrayList<>();
        for (String line : output.toString(StandardCharsets.UTF_8).lines().toList()) {
            messages.add(new ObjectMapper().readValue(line, TaskWorker.WorkerMessage.class));
        }
        assertThat(messages)
                .contains(
                        new TaskWorker.WorkerMessage.Ended(
                                "key", Outcome.State.FAILED, "no picture of a Straße, 猫 or 🐻"));
    }

    /** Serves one task in its own thread, because a server interrupts its thread when it ends. */
    private static void serveOne(PrintStream messageStream, Outcome outcome) throws Exception {
        try (PipedOutputStream orders = new PipedOutputStream();
                PipedInputStream orderInput = new PipedInputStream(orders)) {
            Thread server =
                    new Thread(
                            () -> {
                                try (TaskWorker worker =
                                        new TaskWorker(orderInput, messageStream, () -> 0)) {
                                    worker.serve(
                                            key -> {
                                                close(orders);
                                                return outcome;
                                            });
                                }
                            });
            server.start();
            orders.write("{\"run\": \"key\"}\n".getBytes(StandardCharsets.UTF_8));
            orders.flush();
            server.join();
        }
    }

    private static void close(PipedOutputStream orders) {
        try {
            orders.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
