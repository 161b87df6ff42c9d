package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Netty41SocksIT extends NettySocksContract {
  Netty41SocksIT() {
    super("NettyChannels", "netty-native-4.1.135.Final");
  }
}
