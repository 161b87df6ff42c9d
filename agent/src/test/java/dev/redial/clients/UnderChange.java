package dev.redial.clients;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.ObjectName;

/** A program whose clients call without pause, by kept connections, while its rules change. */
public final class UnderChange {
  private static final String BEAN = "dev.redial:type=Agent";
  private static final String BY_HAND = "socket";

  private static final String RULES =
      """
      version: 1
      rules:
        - {name: live, match: {host: own.test}, virtual-host: NAME}
        - {name: hand, match: {host: hand.test}, virtual-host: NAME, raw-http: true}
      """;

  private UnderChange() {}

  private static final AtomicBoolean END = new AtomicBoolean();
  private static final ConcurrentHashMap<String, LongAdder> ANSWERS = new ConcurrentHashMap<>();
  private static final List<Thread> THREADS = new ArrayList<>();

  /** Answers {@code bean}, {@code start URL URL}, {@code reload TIMES FILE} and {@code stop}. */
  public static void main(String[] arguments) throws IOException {
    // the agent offers its bean to whoever uses JMX
    ManagementFactory.getPlatformMBeanServer();
    Clients.run(UnderChange::answer);
  }

  private static String answer(String line) {
    var words = line.split(" ", -1);
    try {
      return switch (words[0]) {
        case "bean" ->
            "" + ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(BEAN));
        case "start" -> start(words[1], words[2]);
        case "reload" -> reload(Integer.parseInt(words[1]), Path.of(words[2]));
        default -> stop();
      };
    } catch (Exception e) {
      return "failed " + e;
    }
  }

  /** The second URL is for the client that writes its requests by hand. */
  private static String start(String url, String byHand) {
    clients()
        .forEach(
            (name, client) -> {
              var call = Call.parse(List.of(name.equals(BY_HAND) ? byHand : url));
              var thread = new Thread(() -> call(client, call, name), name);
              THREADS.add(thread);
              thread.start();
            });
    return "started";
  }

  private static void call(Client client, Call call, String name) {
    while (!END.get()) {
      var outcome = Clients.outcome(client, call);
      var kind = name + (outcome.startsWith("answered 200") ? " answered" : " " + outcome);
      ANSWERS.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }
  }

  private static String stop() throws InterruptedException {
    END.set(true);
    for (var thread : THREADS) {
      thread.join();
    }
    return new TreeMap<>(ANSWERS).toString();
  }

  private static Map<String, Client> clients() {
    var all = new TreeMap<String, Client>();
    if (JavaNetHttp.isThere()) {
      all.put("http-1", HttpClients.keeping("HTTP_1_1"));
      all.put("http-2", HttpClients.keeping("HTTP_2"));
    }
    all.put("url", UrlClient.shared());
    all.put(BY_HAND, SocketClient.checking(Tls::sharedContext));
    return all;
  }

  private static String reload(int times, Path file) throws IOException, JMException {
    var server = ManagementFactory.getPlatformMBeanServer();
    for (int i = 0; i < times; i++) {
      var name = i % 2 == 0 ? "one.test" : "two.test";
      Files.writeString(file, RULES.replace("NAME", name));
      var problems = server.invoke(new ObjectName(BEAN), "reload", null, null);
      if (!problems.equals("")) {
        throw new IllegalStateException(problems.toString());
      }
    }
    return figures();
  }

  private static String figures() {
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return "KiB "
        + heap / 1024
        + " threads "
        + ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
