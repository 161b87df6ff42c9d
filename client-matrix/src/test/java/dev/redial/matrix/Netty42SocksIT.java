package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Netty42SocksIT extends NettySocksContract {
  Netty42SocksIT() {
    super("NettyUringChannels", "netty-native-4.2.17.Final");
  }
}
