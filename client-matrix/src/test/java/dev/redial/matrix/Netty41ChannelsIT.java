package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Netty41ChannelsIT extends NettyChannelsContract {
  Netty41ChannelsIT() {
    super("NettyChannels", "netty-native-4.1.135.Final");
  }
}
