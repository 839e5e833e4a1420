# How people heard of the programme: asked once a chat.
flow-heard = how you heard of the programme
menu-heard = Tell us how you heard of us
heard-how =
    How did you hear of the programme?
    If you would rather not say, press "Cancel": we shall not ask again. Answers are only counted.
heard-how-name = How you heard of us
heard-by-seminar = A seminar or another event
heard-by-seminar-words = seminar | workshop | event
heard-by-association = A chamber or trade association
heard-by-association-words = chamber | association | trade association
heard-by-provider = An environmental technology service provider
heard-by-provider-words = provider | service provider
heard-by-factory = A colleague or another factory
heard-by-factory-words = colleague | another factory | friend
heard-by-city = A Mainland authority
heard-by-city-words = authority | government
heard-by-press = The press or other media
heard-by-press-words = press | newspaper | media | television | radio | magazine | news | advertisement
heard-by-letter = A letter or an e-mail
heard-by-letter-words = letter | e-mail | email
heard-by-website = The programme's website
heard-by-website-words = website
heard-by-search = A search on the internet
heard-by-search-words = search | google
heard-by-other = Another way
heard-by-other-words = other | cannot remember
heard-by-none = asked, not answered
heard-thanks = Thank you, we have noted it. We shall not ask this again.
heard-known = Thank you, this is on record already; there is nothing more to answer.
