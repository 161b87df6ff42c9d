package dev.redial.route;

import dev.redial.clients.Call;
import dev.redial.clients.Channels;
import dev.redial.clients.Client;
import dev.redial.clients.SelectorCrowd;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The program that {@link RouteBenchmark} measures. It uses a proxy by its own settings if the
 * property {@code own.proxy} names one, and otherwise the route that an agent sets.
 */
public final class RouteLoad {
  private RouteLoad() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var all = new HashMap<String, Client>();
    add(all, "socket", RawLoad::line, RawLoad::load);
    add(all, "url", JdkLoad::url, JdkLoad::url);
    var http = JdkLoad.http();
    add(all, "http", http, http);
    var okHttp = OkHttpLoad.loading();
    add(all, "okhttp", okHttp, okHttp);
    all.put("crowd", SelectorCrowd::answer);
    Channels.run(all);
  }

  /**
   * One way to dial out, measured in three ways.
   *
   * @param once makes a connection and has a byte or two of it
   * @param load makes a connection and has as many bytes of it as it is told
   */
  private static void add(Map<String, Client> all, String name, Load once, Load load) {
    all.put(name + "-connect", call -> Measures.latency(() -> once.run(call, 1)));
    all.put(
        name + "-load",
        call -> Measures.throughput(bytes(call), () -> load.run(call, bytes(call))));
    all.put(name + "-cpu", call -> Measures.work(bytes(call), () -> load.run(call, bytes(call))));
  }

  /** What is measured. */
  @FunctionalInterface
  interface Load {
    void run(Call call, int bytes) throws Exception;
  }

  private static int bytes(Call call) {
    return Integer.parseInt(call.fields().getOrDefault("bytes", "1"));
  }
}
