/** What an embedding program imports. */
module dev.krait.api {
    exports dev.krait.api;
    exports dev.krait.api.spi;

    uses dev.krait.api.spi.EngineProvider;
}
