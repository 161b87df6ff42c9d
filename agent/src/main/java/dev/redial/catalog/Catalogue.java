package dev.redial.catalog;

import dev.redial.client.apache.ApacheTypes;
import dev.redial.client.awscrt.CrtTypes;
import dev.redial.client.blaze.BlazeTypes;
import dev.redial.client.commons.CommonsTypes;
import dev.redial.client.driver.DriverTypes;
import dev.redial.client.grpc.GrpcTypes;
import dev.redial.client.helidon.HelidonTypes;
import dev.redial.client.jdk.JdkClientTypes;
import dev.redial.client.jetty.JettyTypes;
import dev.redial.client.jodd.JoddTypes;
import dev.redial.client.ktor.KtorTypes;
import dev.redial.client.netty.NettyTypes;
import dev.redial.client.netty.pool.NettyPoolTypes;
import dev.redial.client.okhttp.OkHttpTypes;
import dev.redial.client.pekko.PekkoTypes;
import dev.redial.client.websocket.WebSocketTypes;
import dev.redial.connect.address.AddressTypes;
import dev.redial.connect.channel.ChannelTypes;
import dev.redial.connect.socket.SocketTypes;
import dev.redial.http.raw.RawTypes;
import dev.redial.provider.bouncycastle.BouncyCastleTypes;
import dev.redial.provider.conscrypt.ConscryptTypes;
import dev.redial.provider.jsse.JsseTypes;
import dev.redial.provider.jsse.groups.JsseGroupTypes;
import dev.redial.provider.jsse.trust.JsseTrustTypes;
import dev.redial.provider.tcnative.TcnativeTypes;
import dev.redial.weave.TypeInstrumentation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of rooms that have woven types. A room has a table of them; this list finds the room by
 * a type's simple name.
 *
 * <p>It is asked for each class that the JVM loads. The names are constants, so that neither a room
 * nor an instrumentation is loaded before a type of its name is. The answer is a class, since an
 * instrumentation can be linked only once the bridge is defined.
 */
final class Catalogue {
  private static final Map<String, String> JDK = new HashMap<>();
  private static final Map<String, String> LIBRARIES = new HashMap<>();

  static {
    list(JDK, JsseTypes.NAMES);
    list(JDK, JsseTrustTypes.NAMES);
    list(JDK, JsseGroupTypes.NAMES);
    list(JDK, JdkClientTypes.NAMES);
    list(JDK, SocketTypes.NAMES);
    list(JDK, RawTypes.NAMES);
    list(JDK, ChannelTypes.NAMES);
    list(JDK, AddressTypes.NAMES);
    list(JDK, ServiceTypes.NAMES);
    list(LIBRARIES, OkHttpTypes.NAMES);
    list(LIBRARIES, GrpcTypes.NAMES);
    list(LIBRARIES, ApacheTypes.NAMES);
    list(LIBRARIES, NettyTypes.NAMES);
    list(LIBRARIES, NettyPoolTypes.NAMES);
    list(LIBRARIES, CommonsTypes.NAMES);
    list(LIBRARIES, JettyTypes.NAMES);
    list(LIBRARIES, HelidonTypes.NAMES);
    list(LIBRARIES, KtorTypes.NAMES);
    list(LIBRARIES, CrtTypes.NAMES);
    list(LIBRARIES, PekkoTypes.NAMES);
    list(LIBRARIES, JoddTypes.NAMES);
    list(LIBRARIES, BlazeTypes.NAMES);
    list(LIBRARIES, WebSocketTypes.NAMES);
    list(LIBRARIES, DriverTypes.NAMES);
    list(LIBRARIES, BouncyCastleTypes.NAMES);
    list(LIBRARIES, ConscryptTypes.NAMES);
    list(LIBRARIES, TcnativeTypes.NAMES);
  }

  private Catalogue() {}

  /**
   * Whether a type may be listed, by its simple name.
   *
   * @param internalName with slashes, as the JVM has it
   */
  static boolean mayList(String internalName) {
    var name = internalName.substring(internalName.lastIndexOf('/') + 1);
    return JDK.containsKey(name) || LIBRARIES.containsKey(name);
  }

  /** The instrumentation of a type that this loader loads, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(
      @Nullable ClassLoader loader, String type) {
    return TypeWeaver.isOfJdk(loader) ? ofJdk(type) : ofLibrary(type);
  }

  /** The instrumentation of a type in the JDK, or null. */
  static @Nullable Class<? extends TypeInstrumentation> ofJdk(String type) {
    var room = JDK.get(simpleName(type));
    return room == null ? null : inRoomOfJdk(room, type);
  }

  private static @Nullable Class<? extends TypeInstrumentation> inRoomOfJdk(
      String room, String type) {
    return switch (room) {
      case JsseTypes.NAMES -> JsseTypes.of(type);
      case JsseTrustTypes.NAMES -> JsseTrustTypes.of(type);
      case JsseGroupTypes.NAMES -> JsseGroupTypes.of(type);
      case JdkClientTypes.NAMES -> JdkClientTypes.of(type);
      case SocketTypes.NAMES -> SocketTypes.of(type);
      case RawTypes.NAMES -> RawTypes.of(type);
      case ChannelTypes.NAMES -> ChannelTypes.of(type);
      case AddressTypes.NAMES -> AddressTypes.of(type);
      default -> null;
    };
  }

  /** The instrumentation of a type in a library, or in a relocated copy of a client, or null. */
  static @Nullable Class<? extends TypeInstrumentation> ofLibrary(String type) {
    var name = simpleName(type);
    var room = LIBRARIES.get(name);
    return room == null ? null : inRoomOfLibrary(room, type, name);
  }

  private static @Nullable Class<? extends TypeInstrumentation> inRoomOfLibrary(
      String room, String type, String name) {
    return switch (room) {
      case OkHttpTypes.NAMES -> OkHttpTypes.of(type, name);
      case GrpcTypes.NAMES -> GrpcTypes.of(type, name);
      case ApacheTypes.NAMES -> ApacheTypes.of(type, name);
      case NettyTypes.NAMES -> NettyTypes.of(type, name);
      case NettyPoolTypes.NAMES -> NettyPoolTypes.of(type, name);
      case CommonsTypes.NAMES -> CommonsTypes.of(type, name);
      case JettyTypes.NAMES -> JettyTypes.of(type, name);
      case HelidonTypes.NAMES -> HelidonTypes.of(type, name);
      case KtorTypes.NAMES -> KtorTypes.of(type, name);
      case CrtTypes.NAMES -> CrtTypes.of(type, name);
      case PekkoTypes.NAMES -> PekkoTypes.of(type, name);
      case JoddTypes.NAMES -> JoddTypes.of(type, name);
      case BlazeTypes.NAMES -> BlazeTypes.of(type, name);
      case WebSocketTypes.NAMES -> WebSocketTypes.of(type, name);
      case DriverTypes.NAMES -> DriverTypes.of(type, name);
      case BouncyCastleTypes.NAMES -> BouncyCastleTypes.of(type);
      case ConscryptTypes.NAMES -> ConscryptTypes.of(type);
      case TcnativeTypes.NAMES -> TcnativeTypes.of(type, name);
      default -> null;
    };
  }

  /** Makes one, whose class is visible in its room only. */
  static TypeInstrumentation instance(Class<? extends TypeInstrumentation> instrumentation)
      throws ReflectiveOperationException {
    var constructor = instrumentation.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static void list(Map<String, String> rooms, String room) {
    int start = 0;
    for (int end = room.indexOf(' '); end > 0; end = room.indexOf(' ', start)) {
      rooms.put(room.substring(start, end), room);
      start = end + 1;
    }
    rooms.put(room.substring(start), room);
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
