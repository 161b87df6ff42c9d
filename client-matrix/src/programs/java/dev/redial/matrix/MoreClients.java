package dev.redial.matrix;

import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.imap.IMAPSClient;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Clients of protocols that are met less, and the drivers. */
public final class MoreClients implements Program {
  private static final int TIMEOUT_SECONDS = 3;

  @Override
  public Map<String, Client> clients() {
    var all = new TreeMap<>(new MoreDrivers().clients());
    all.putAll(ofOtherProtocols());
    return all;
  }

  private static Map<String, Client> ofOtherProtocols() {
    return Map.of(
        "zookeeper", call -> zookeeper(call, "true", "true"),
        "zookeeper-ca", call -> zookeeper(call, "false", "false"),
        "imaps", MoreClients::imaps,
        "nats", MoreClients::nats,
        "mq-ca", MoreClients::mq,
        "mqtt", MoreClients::mqtt);
  }

  private static String authority(Call call) {
    var target = call.targets().get(0);
    return target.getHost() + ":" + target.getPort();
  }

  private static String zookeeper(Call call, String leavesToJdk, String checks) throws Exception {
    var config = new ZKClientConfig();
    config.setProperty("zookeeper.client.secure", "true");
    config.setProperty("zookeeper.clientCnxnSocket", "org.apache.zookeeper.ClientCnxnSocketNetty");
    config.setProperty("zookeeper.fips-mode", leavesToJdk);
    config.setProperty("zookeeper.ssl.hostnameVerification", checks);
    config.setProperty("zookeeper.ssl.trustStore.type", "JKS");
    config.setProperty(
        "zookeeper.ssl.trustStore.location", System.getProperty("javax.net.ssl.trustStore"));
    config.setProperty(
        "zookeeper.ssl.trustStore.password",
        System.getProperty("javax.net.ssl.trustStorePassword"));
    var heard = new CountDownLatch(1);
    try (var client =
        new ZooKeeper(
            authority(call), TIMEOUT_SECONDS * 1000, event -> heard.countDown(), config)) {
      boolean isHeard = heard.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return isHeard + " " + client.getState();
    }
  }

  private static String imaps(Call call) throws Exception {
    var target = call.targets().get(0);
    var client = new IMAPSClient(true, SSLContext.getDefault());
    client.setEndpointCheckingEnabled(true);
    client.connect(target.getHost(), target.getPort());
    try {
      return client.login("me", "secret") + client.getReplyString();
    } finally {
      client.disconnect();
    }
  }

  /** It writes a log into the working directory unless it is told not to. */
  private static String mq(Call call) throws Exception {
    System.setProperty("com.ibm.msg.client.commonservices.log.status", "OFF");
    System.setProperty("com.ibm.msg.client.commonservices.ffst.suppress", "-1");
    var target = call.targets().get(0);
    var properties = new Hashtable<String, Object>();
    properties.put(CMQC.HOST_NAME_PROPERTY, target.getHost());
    properties.put(CMQC.PORT_PROPERTY, target.getPort());
    properties.put(CMQC.CHANNEL_PROPERTY, "ANY");
    properties.put(CMQC.SSL_CIPHER_SUITE_PROPERTY, "*TLS12ORHIGHER");
    properties.put(CMQC.SSL_SOCKET_FACTORY_PROPERTY, SSLContext.getDefault().getSocketFactory());
    var manager = new MQQueueManager("ANY", properties);
    manager.disconnect();
    return "connected";
  }

  private static String nats(Call call) throws Exception {
    var options =
        new Options.Builder()
            .server("tls://" + authority(call))
            .sslContext(SSLContext.getDefault())
            .connectionTimeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .maxReconnects(0)
            .build();
    try (var connection = Nats.connect(options)) {
      return connection.getStatus().toString();
    }
  }

  private static String mqtt(Call call) throws Exception {
    var options = new MqttConnectOptions();
    options.setConnectionTimeout(TIMEOUT_SECONDS);
    options.setHttpsHostnameVerificationEnabled(true);
    options.setSocketFactory(SSLContext.getDefault().getSocketFactory());
    try (var client = new MqttClient("ssl://" + authority(call), "me", new MemoryPersistence())) {
      client.connect(options);
      return "connected";
    }
  }
}
