package dev.redial.matrix;

class Netty41ChannelsIT extends NettyChannelsContract {
  Netty41ChannelsIT() {
    super("NettyChannels", "netty-native-4.1.135.Final");
  }
}
