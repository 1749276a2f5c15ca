/** What an embedding program imports. */
module dev.krait.api {
    
}
